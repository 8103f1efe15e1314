/** The catalogues that are needed before the vault is open: by the lock screen, the first run, the quick entry and Help. */
export const FIRST: readonly string[] = ["common", "errors", "help", "inbox", "vault", "vocabulary"];
