//! Searches that always have an answer: budgets in work, stops, acceptance in integers, workers.
