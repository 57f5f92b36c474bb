//! What every store back end must do, as tests.
