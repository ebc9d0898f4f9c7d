//! The window as a person uses it, on the processor alone: by mouse, by keyboard, and by the accessibility tree.

mod accessibility;
mod authoring;
mod columns;
mod driver;
mod editing;
mod focus;
mod keeping;
mod keyboard;
mod list;
mod mouse;
mod pictures;
mod reading;
mod repair;
#[path = "../support/review.rs"]
mod review;
mod room;
mod saving;
mod sizes;
#[path = "../support/small_png.rs"]
mod small_png;
mod stability;
mod states;
#[path = "../support/mod.rs"]
mod support;
mod unproven;
