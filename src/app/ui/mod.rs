//! The kit: buttons, fields, lists, dialogs on our own text. Each shows itself, names itself to AccessKit and returns what
//! happened; none knows a command.

pub mod access;
pub mod button;
pub mod checkbox;
pub mod context;
pub mod dialog;
pub mod drop_down;
pub mod icons;
pub mod keys;
pub mod message;
pub mod question;
pub mod scroll;
pub mod scroll_list;
pub mod segmented;
pub mod style;
pub mod text_field;
pub mod tooltip;
pub mod visuals;

pub use button::Button;
pub use checkbox::Checkbox;
pub use context::UiContext;
pub use icons::Icon;
pub use segmented::segmented_control;
pub use style::{BODY, HEADING, HEIGHT, LABEL, SMALL, TARGET};
pub use text_field::TextField;
