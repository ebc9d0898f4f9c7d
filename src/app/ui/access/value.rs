//! Values that can be read and set: sliders, splitters, scroll bars. Assistive programs set them here; keys may take the
//! same steps.

use egui::accesskit::{Action, ActionData, Orientation};
use egui::{Response, Ui};

use crate::base::bounded;
use crate::base::marks::without_steering;

/// A value within its limits.
#[derive(Clone, Debug)]
pub struct Adjustable {
    /// The value.
    pub value: f64,
    /// The least and the greatest value.
    pub limits: (f64, f64),
    /// The step to the next value.
    pub step: f64,
    /// The value in words; empty if the number says it.
    pub words: String,
    /// Set if it is changed along the height of the window.
    pub is_upright: bool,
}

impl Adjustable {
    /// A value from 0 to 100 that is a part of something, in steps of `step`.
    pub fn percent(part: f64, step: f64) -> Self {
        let value = if part.is_finite() { (part * 100.0).clamp(0.0, 100.0) } else { 0.0 };
        Self { value, limits: (0.0, 100.0), step, words: String::new(), is_upright: false }
    }

    /// The same, changed along the height of the window.
    pub fn upright(self) -> Self {
        Self { is_upright: true, ..self }
    }

    /// The same with its value in words.
    pub fn words(self, words: impl Into<String>) -> Self {
        Self { words: words.into(), ..self }
    }

    /// Returns the value so many steps further, held within the limits.
    pub fn stepped(&self, steps: f64) -> f64 {
        self.held(self.value + steps * self.step)
    }

    fn held(&self, value: f64) -> f64 {
        bounded(value, self.limits.0, self.limits.1)
    }

    /// Tells the value of a widget; returns the one that an assistive program asks for.
    pub fn tell(&self, ui: &Ui, response: &Response) -> Option<f64> {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_numeric_value(self.value);
            node.set_min_numeric_value(self.limits.0);
            node.set_max_numeric_value(self.limits.1);
            node.set_numeric_value_step(self.step);
            let upright = if self.is_upright { Orientation::Vertical } else { Orientation::Horizontal };
            node.set_orientation(upright);
            if !self.words.is_empty() {
                node.set_value(without_steering(&self.words));
            }
            [Action::SetValue, Action::Increment, Action::Decrement]
                .into_iter()
                .for_each(|action| node.add_action(action));
        });
        ui.input(|input| {
            let times = |action| input.accesskit_action_requests(response.id, action).count() as f64;
            let steps = times(Action::Increment) - times(Action::Decrement);
            let set = input.accesskit_action_requests(response.id, Action::SetValue);
            let set = set.filter_map(|request| match &request.data {
                Some(ActionData::NumericValue(value)) if value.is_finite() => Some(self.held(*value)),
                _ => None,
            });
            set.last().or_else(|| (steps != 0.0).then(|| self.stepped(steps)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_keep_within_the_limits() {
        let value = Adjustable::percent(0.97, 5.0);
        assert_eq!((value.stepped(1.0), value.stepped(-2.0), value.stepped(-99.0)), (100.0, 87.0, 0.0));
        assert_eq!(Adjustable::percent(f64::NAN, 1.0).value, 0.0);
    }
}
