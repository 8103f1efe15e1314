// Made from the Rust command list by `cargo xtask bindings`. Do not edit.

import type { Commands } from "./Commands";

/** How long a screen waits for a command that is not named below, in milliseconds. */
export const USUAL_MS = 20000;

/** How long for these; `null` is without an end. */
export const OTHERS_MS: Readonly<Partial<Record<keyof Commands, number | null>>> = {
  vault_status: 120000,
  vault_passphrase_check: 120000,
  vault_suggest_passphrase: 120000,
  vault_create: 120000,
  vault_unlock: 120000,
  vault_unlock_recovery: 120000,
  vault_unlock_remembered: 120000,
  vault_lock: 120000,
  vault_lost: 120000,
  vault_touch: 120000,
  vault_confirm_recovery: 120000,
  vault_set_passphrase: 120000,
  vault_change_passphrase: 120000,
  vault_renew_recovery: 120000,
  vault_remember_set: 120000,
  vault_new_keys: 120000,
  vault_old_copies: 120000,
  vault_old_copies_remove: 120000,
  sessions_import_preview: 120000,
  sessions_import_apply: 120000,
  folder_pick: null,
  backup_pick: null,
  share_choices: 120000,
  share_preview: 120000,
  share_suggest_passphrase: 120000,
  share_export: 120000,
  share_list: 120000,
  share_revoke: 120000,
  backup_create: 120000,
  backup_inspect: 120000,
  backup_restore: 120000,
  backup_put_back: 120000,
};
