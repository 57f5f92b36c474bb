//! GOV.UK Frontend's components, rendered from the package's own templates.
