//! Reads the arguments, and says in the user's language what they mean.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _};

use super::args::Args;
use crate::i18n::{Messages, without_isolates};

/// Reads the arguments, the name of the program first.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>, messages: &Messages) -> Result<Args, clap::Error> {
    let mut command = command(messages);
    let matches = command.try_get_matches_from_mut(args)?;
    Args::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// The arguments with their explanations: `cli-about-COMMAND`, `cli-examples-COMMAND`, `cli-arg-NAME`.
pub(crate) fn command(messages: &Messages) -> Command {
    let command = Args::command().max_term_width(100);
    explain(command, messages).mut_subcommands(|command| explain(command, messages))
}

fn explain(command: Command, messages: &Messages) -> Command {
    let say = |id: &str| without_isolates(&messages.get(id));
    let name = command.get_name().to_owned();
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", say("cli-usage"));
    command
        .about(say(&format!("cli-about-{name}")))
        .after_help(format!("{}\n{}", say("cli-examples"), say(&format!("cli-examples-{name}"))))
        .help_template(template)
        .subcommand_help_heading(say("cli-commands"))
        .mut_args(|arg| explain_arg(arg, &say))
}

fn explain_arg(arg: Arg, say: &impl Fn(&str) -> String) -> Arg {
    let heading = say(if arg.is_positional() { "cli-arguments" } else { "cli-options" });
    let help = say(&format!("cli-arg-{}", arg.get_id().as_str().replace('_', "-")));
    let arg = arg.help(help).help_heading(heading);
    // The explanation names the values that are possible.
    if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}
