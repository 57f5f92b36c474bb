//! How many hearings a session may be given when some will not go ahead: exact probabilities in integers.
