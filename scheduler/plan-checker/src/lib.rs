//! Whether a plan is lawful and what it costs, from the problem's and the plan's JSON alone.
