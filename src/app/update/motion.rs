//! Motion of the view of time: the way to a target, and the drift after a throw.

use super::updater::Updater;
use crate::app::command::Pace;

/// The way to a target halves in this time, in seconds: quick enough to follow the hand, slow enough to be seen.
pub(crate) const HALF_TIME: f32 = 0.055;
/// A throw halves in this time, in seconds.
const DRIFT_HALF_TIME: f64 = 0.16;
/// A drift slower than this has ended, in points a second.
const STILL: f64 = 8.0;

/// Goes on for `dt` seconds; returns true while the view still moves.
pub(crate) fn advance(updater: &mut Updater<'_>, dt: f32) -> bool {
    let drifting = drift(updater, dt);
    drifting | approach(updater, dt)
}

fn drift(updater: &mut Updater<'_>, dt: f32) -> bool {
    let Some(project) = &mut updater.state.project else { return false };
    let time = &mut project.time;
    if time.drift == 0.0 {
        return false;
    }
    let by = time.drift * f64::from(dt);
    time.drift *= 0.5f64.powf(f64::from(dt) / DRIFT_HALF_TIME);
    if (time.drift / time.now.per_point).abs() < STILL {
        time.drift = 0.0;
    }
    let (drift, view) = (time.drift, time.target.panned(by));
    updater.go(view, Pace::AtOnce);
    if let Some(project) = &mut updater.state.project {
        project.time.drift = drift;
    }
    drift != 0.0
}

fn approach(updater: &mut Updater<'_>, dt: f32) -> bool {
    let is_reduced = updater.state.reduced_motion();
    let Some(project) = &mut updater.state.project else { return false };
    let (now, target) = (project.time.now, project.time.target);
    if now == target {
        return false;
    }
    let is_near = (now.center - target.center).abs() < target.per_point * 0.2
        && (now.per_point / target.per_point).ln().abs() < 5e-4;
    if is_near || is_reduced {
        project.time.now = target;
        return false;
    }
    project.time.now = now.toward(&target, f64::from(1.0 - 0.5f32.powf(dt / HALF_TIME)));
    true
}
