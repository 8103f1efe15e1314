//! Everything that crosses a crate, in one binary, so that it links once.

mod architecture;
mod bindings;
mod calendar_files;
mod calendar_fuzz;
mod calendar_golden;
mod commands;
mod lessons_gates;
mod lessons_readability;
mod lessons_words;
mod reminders_story;
mod shell_commands;
