//! Everything that crosses a crate, in one binary, so that it links once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on says why; clippy spares only the test functions themselves"
)]

mod architecture;
mod attendance_story;
#[cfg(target_os = "linux")]
mod bad_places;
mod bindings;
mod calendar_cases;
mod calendar_damage;
mod calendar_export;
mod calendar_files;
mod calendar_fuzz;
mod calendar_golden;
mod calendar_links;
mod calendar_mails;
mod calendar_past;
mod calendar_rhythms;
mod calendar_story;
mod commands;
#[cfg(target_os = "linux")]
mod crash;
mod cravings_story;
#[cfg(unix)]
mod data_folder;
#[cfg(target_os = "linux")]
mod doses_golden;
mod durability;
mod export_planted;
mod export_story;
mod floors;
#[cfg(target_os = "linux")]
mod formats;
mod fuzz;
mod guides;
mod inbox_story;
mod insights_story;
mod journal_story;
mod kept_vaults;
mod leaving;
mod lessons_form;
mod lessons_formula;
mod lessons_gates;
mod lessons_hostile;
mod lessons_readability;
mod lessons_renewed;
mod lessons_story;
mod lessons_week;
mod lessons_words;
mod lock_screen_story;
mod medications_story;
mod new_keys_story;
mod older_story;
mod passphrase_story;
mod people_story;
mod port_contracts;
mod program_story;
mod promises;
mod qr_story;
mod reminders_choices;
mod reminders_doses;
mod reminders_program;
mod reminders_settling;
mod reminders_story;
mod safety_facts;
mod safety_numbers;
mod shell_commands;
mod silence;
mod skills_words;
mod support;
mod vanished_story;
mod vault_processes;
mod vault_secrets;
mod words_story;
