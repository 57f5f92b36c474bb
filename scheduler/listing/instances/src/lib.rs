//! Employment-tribunal regions drawn from a seed.
