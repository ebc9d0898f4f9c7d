//! Expressions in sentences.
