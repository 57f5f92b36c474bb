//! Commands to grouped transactions to events: the only writer.
