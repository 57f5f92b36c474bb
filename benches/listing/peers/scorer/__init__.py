"""Whether a plan is lawful and what it costs, from docs/listing/format.md alone. Shares no code with the engine or its checker."""
