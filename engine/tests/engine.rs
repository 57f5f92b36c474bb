//! The engine's promises, on both back ends.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod fixture;
mod nodes;
mod stories;

macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $story() { super::stories::$story(super::fixture::BackEnd::Sqlite).await; })*
        }
        mod postgres {
            $(#[tokio::test] async fn $story() { super::stories::$story(super::fixture::BackEnd::Postgres).await; })*
        }
    };
}

on_both!(
    a_booking_travels,
    the_last_tables_are_not_oversold,
    arrival_decides,
    nobody_is_in_two_places,
    a_key_makes_a_command_one,
    a_hold_runs_out,
    a_full_queue_says_so,
    stopping_answers_everybody,
    publishing_again,
    two_engines_share_a_database,
    a_hold_is_its_owners,
);
