# What the window says where no window can be shown: in a terminal, and in the log.

shell-version = Evenkeel { $version }
shell-unknown-argument = "{ $argument }" means nothing to Evenkeel. It knows: --demo, --version.
shell-no-guard = Evenkeel did not start. It could not shut off its own way to the internet, and without that it does not open your entries. Nothing was changed.
shell-not-started = Evenkeel could not open its window. Nothing was changed.
