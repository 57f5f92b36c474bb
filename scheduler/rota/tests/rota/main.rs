//! The crate from outside: random rotas, bad files, a real rota.

#![cfg(test)]

mod bedfordshire;
mod exact;
mod faults;
mod random;
mod small;
mod support;
