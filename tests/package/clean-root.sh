#!/bin/bash
# What a person does with the package, in a Debian that has nothing of ours and no tools to build with: install, first run, a reminder
# with the window closed, an upgrade with the reminder program running and a vault of an earlier version in place, remove, purge.
#
#   clean-root.sh EVENKEEL.deb FOLDER        as root; called by `cargo xtask package --try`
#
# Owns: the clean root, the desktop in it, and what is looked at from outside (files, processes, pop-ups, pictures). Everything in the
# window is done through the accessibility tree and the keyboard (hands.py): it is the window that people get.
# Kept in FOLDER: what was downloaded, pictures/, and the root itself until the next run.
set -euo pipefail

deb=$(readlink -f "$1")
work=$2
here=$(dirname "$(readlink -f "$0")")
repo=$(readlink -f "$here/../..")
mirror=${EVENKEEL_MIRROR:-http://deb.debian.org/debian}
security=${EVENKEEL_SECURITY_MIRROR:-http://deb.debian.org/debian-security}
suite=bookworm

mkdir -p "$work/archives/partial" "$work/pictures"
work=$(readlink -f "$work")
root=$work/root
new_version=$(dpkg-deb --field "$deb" Version)
old_version=0.0.9
number=0

step() { number=$((number + 1)); printf '\n  %2d. %s\n' "$number" "$*"; }
note() { printf '      %s\n' "$*"; }
fail() { printf '\nclean-root: %s\n' "$*" >&2; exit 1; }
must() { "$@" || fail "this should have held: $*"; }

[ "$(id -u)" = 0 ] || fail "a root of its own needs root: run this as root"
for tool in mmdebstrap chroot; do
  command -v $tool >/dev/null || fail "$tool is missing: apt-get install mmdebstrap"
done

# Ends what runs inside, by the root of each process, and lets go of the mounts.
leave() {
  status=$?
  for signal in TERM KILL; do
    for process in /proc/[0-9]*; do
      [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ] && kill -s $signal "${process#/proc/}" 2>/dev/null || :
    done
    sleep 1
  done
  for mount in $(awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r); do
    umount -l "$mount" || :
  done
  exit $status
}

in_root() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

# as PERSON COMMAND...: a command of that person, on their desktop.
as() {
  local person=$1 id
  shift
  id=$(in_root id -u "$person")
  chroot --userspec="$person:$person" "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME="/home/$person" USER="$person" LANG=C.UTF-8 \
    XDG_RUNTIME_DIR="/run/user/$id" DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$id/bus" DISPLAY=":$id" EVENKEEL_LOG=info "$@"
}
hands() { local person=$1; shift; as "$person" python3 /opt/hands.py "$@"; }

# desktop PERSON: what a person's session brings. X server, bus, password store, pop-ups that are also written down.
desktop() {
  local person=$1 id home
  id=$(in_root id -u "$person")
  home=$root/home/$person
  mkdir -p "$root/run/user/$id"
  in_root chown "$person:$person" "/run/user/$id"
  chmod 700 "$root/run/user/$id"
  as "$person" sh -c "Xvfb :$id -screen 0 1280x800x24 -nolisten tcp -noreset > \$HOME/xvfb.log 2>&1 &"
  as "$person" dbus-daemon --session --fork --address="unix:path=/run/user/$id/bus"
  as "$person" sh -c 'printf "\n" | gnome-keyring-daemon --unlock --components=secrets > $HOME/keyring.log 2>&1'
  cat > "$home/keep-pop-up" <<'END'
#!/bin/sh
printf '%s\t%s\t%s\n' "$1" "$2" "$3" >> "$HOME/pop-ups"
END
  printf '[global]\nalways_run_script = true\n[all]\nsummary = "*"\nscript = /home/%s/keep-pop-up\n' "$person" > "$home/dunstrc"
  chmod 755 "$home/keep-pop-up"
  : > "$home/pop-ups"
  in_root chown -R "$person:$person" "/home/$person"
  until as "$person" xdotool getdisplaygeometry > /dev/null 2>&1; do sleep 0.2; done
  as "$person" sh -c 'dunst -conf $HOME/dunstrc > $HOME/dunst.log 2>&1 &'
}

# window PERSON [ARGUMENT...]: opens the window as the menu does.
window() {
  local person=$1
  shift
  as "$person" sh -c 'setsid evenkeel "$@" >> $HOME/window.log 2>&1 &' sh "$@"
}

picture() { # PERSON NAME
  as "$1" import -window root "/tmp/$2.png"
  mv "$root/tmp/$2.png" "$work/pictures/$2.png"
  note "picture: $work/pictures/$2.png"
}

# agent_of PERSON: the number of that person's reminder program.
agent_of() {
  local id
  id=$(in_root id -u "$1")
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ] || continue
    [ "$(stat -c %u "$process" 2>/dev/null)" = "$id" ] || continue
    case $(tr '\0' ' ' < "$process/cmdline" 2>/dev/null) in
      /usr/bin/evenkeel-agent*) echo "${process#/proc/}" ;;
    esac
  done
}

until_true() { # SECONDS WHAT COMMAND...
  local left=$1 what=$2
  shift 2
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "waited for $what"
    sleep 1
  done
}

# first_run PERSON: from the first screen to Today, by keyboard.
first_run() {
  local person=$1 code
  hands "$person" read "Which language would you like?"
  hands "$person" press "Next"
  for _ in 1 2 3; do hands "$person" press "I understand"; done
  hands "$person" field "Passphrase"
  hands "$person" type "$passphrase"
  hands "$person" field "The same again"
  hands "$person" type "$passphrase"
  hands "$person" press "Next"
  hands "$person" read "Remind me"
  hands "$person" press "Make my vault"
  code=$(hands "$person" code)
  [ ${#code} -gt 20 ] || fail "no recovery code was on the screen: $code"
  hands "$person" press "I wrote it down"
  hands "$person" field "Recovery code"
  hands "$person" type "$code"
  hands "$person" press "Check"
  hands "$person" press "Go to Today"
  hands "$person" read "Good "
}

passphrase="quiet harbor lantern seven maple"

step "a clean $suite: no Rust, no Node, nothing of ours"
for mount in $(awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r); do umount -l "$mount"; done
rm -rf --one-file-system "$root"
if [ ! -f "$work/$suite.tar" ]; then
  mmdebstrap --quiet --variant=apt "$suite" "$work/$suite.new.tar" \
    "deb $mirror $suite main" "deb $security $suite-security main"
  mv "$work/$suite.new.tar" "$work/$suite.tar"
fi
mkdir -p "$root"
tar -C "$root" --numeric-owner -xf "$work/$suite.tar"
trap leave EXIT
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --make-rslave "$root/sys"
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/dev"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mkdir -m 1777 "$root/tmp/.X11-unix"
mkdir -p "$root/run/user"
mount --bind "$work/archives" "$root/var/cache/apt/archives"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
printf 'Binary::apt-get::APT::Keep-Downloaded-Packages "true";\nAPT::Keep-Downloaded-Packages "true";\n' > "$root/etc/apt/apt.conf.d/01keep"
rm -f "$root/etc/apt/apt.conf.d/docker-clean"
in_root apt-get update -qq
for absent in cargo rustc node npm; do
  in_root sh -c "! command -v $absent" > /dev/null || fail "$absent is in the clean root"
done
note "$(in_root sh -c '. /etc/os-release; echo "$PRETTY_NAME"'), $(in_root dpkg-query -f '.\n' -W | wc -l) packages"

step "an older package: the same with the version $old_version"
dpkg-deb --raw-extract "$deb" "$root/tmp/older"
sed -i "s/^Version: .*/Version: $old_version/" "$root/tmp/older/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip --build "$root/tmp/older" "$root/tmp/evenkeel_$old_version.deb" > /dev/null
rm -r "$root/tmp/older"
cp "$deb" "$root/tmp/evenkeel_$new_version.deb"

step "apt install ./evenkeel_$old_version.deb, with what apt brings along"
in_root apt-get install -y -qq "/tmp/evenkeel_$old_version.deb" > "$work/install.log" 2>&1 || fail "see $work/install.log"
for program in evenkeel evenkeel-agent; do
  must test -x "$root/usr/bin/$program"
  in_root ldd "/usr/bin/$program" | grep 'not found' && fail "$program lacks a library"
done
note "$(in_root evenkeel --version); $(in_root evenkeel-agent --version)"
must test "$(in_root evenkeel --version)" = "Evenkeel $new_version"
must test ! -e "$root/etc/xdg/autostart/org.evenkeel.Evenkeel.desktop"
for along in gnome-keyring-daemon dunst; do in_root sh -c "command -v $along" > /dev/null || fail "$along did not come along"; done
note "what keeps passwords and shows pop-ups came along: gnome-keyring, dunst"

step "two people with a desktop each, and hands"
in_root apt-get install -y -qq --no-install-recommends xvfb xdotool imagemagick dbus dbus-bin at-spi2-core python3-gi gir1.2-atspi-2.0 \
  man-db > "$work/tools.log" 2>&1 || fail "see $work/tools.log"
in_root useradd --create-home --shell /bin/sh --uid 2001 ana
in_root useradd --create-home --shell /bin/sh --uid 2002 ben
cp "$here/hands.py" "$root/opt/hands.py"
desktop ana

step "first run from the menu's command: $(grep '^Exec=' "$root/usr/share/applications/org.evenkeel.Evenkeel.desktop" | head -1)"
window ana
first_run ana
data=$root/home/ana/.local/share/evenkeel
must test -s "$data/vault.db"
must test "$(stat -c %a "$data")" = 700
picture ana 1-today
has_agent() { [ -n "$(agent_of ana)" ]; }
until_true 60 "the reminder program" has_agent
note "the window started the reminder program: process $(agent_of ana)"

step "a session two hours from now, typed in; its early reminder is due in a minute or two"
soon=$(date -u -d '+121 minutes 20 seconds' +%s)
at=$(LC_ALL=C date -u -d "@$soon" '+%I:%M %p')
hands ana press "Sessions"
hands ana press "Add a session"
hands ana press "Only once"
hands ana field "Day"
hands ana keys ctrl+a
hands ana type "$(date -u -d "@$soon" +%m/%d/%Y)"
hands ana field "Start time"
hands ana keys ctrl+a
hands ana type "$at"
picture ana 2-session
hands ana press "Save"
hands ana read "Saved."
note "it starts at $at"

step "the window closes; the reminder comes all the same, in neutral words"
hands ana keys ctrl+q
hands ana gone
until_true 240 "a pop-up" grep -q "You have something planned" "$root/home/ana/pop-ups"
picture ana 3-pop-up
note "$(tr '\t' '|' < "$root/home/ana/pop-ups" | tail -1)"
grep -qiE 'group|counsel|treatment|recover|craving' "$root/home/ana/pop-ups" && fail "the pop-up says too much"

step "upgrade to $new_version with ana's reminder program running and, in ben's home, a vault of an earlier version"
ben=$root/home/ben/.local/share/evenkeel
mkdir -p "$(dirname "$ben")"
cp -r "$repo/tests/fixtures/vaults/schema-11/data" "$ben"
chmod -R go= "$ben"
in_root chown -R ben:ben /home/ben
agent=$(agent_of ana)
before=$(stat -L -c %i "/proc/$agent/exe")
find "$root/home" -type f -printf '%p %s %T@ %A@\n' | grep evenkeel/ | grep -v 'ana.*\(agent\|ledger\)' | sort > "$work/homes.before"
in_root apt-get install -y -qq "/tmp/evenkeel_$new_version.deb" > "$work/upgrade.log" 2>&1 || fail "see $work/upgrade.log"
must test "$(in_root dpkg-query -f '${Version}' -W evenkeel)" = "$new_version"
find "$root/home" -type f -printf '%p %s %T@ %A@\n' | grep evenkeel/ | grep -v 'ana.*\(agent\|ledger\)' | sort > "$work/homes.after"
must cmp "$work/homes.before" "$work/homes.after"
note "no file in a home was read or written by it (sizes and times of $(wc -l < "$work/homes.before") files are as before)"
anew() { [ "$(stat -L -c %i "/proc/$agent/exe" 2>/dev/null)" = "$(stat -c %i "$root/usr/bin/evenkeel-agent")" ]; }
must test "$before" != "$(stat -c %i "$root/usr/bin/evenkeel-agent")"
until_true 300 "the reminder program to start itself anew" anew
note "process $agent now runs the new file (number $before before, $(stat -L -c %i "/proc/$agent/exe") now)"
must test "$(agent_of ana)" = "$agent"

step "ben's vault is brought up to date at his next unlock, not before"
must cmp "$ben/vault.db" "$repo/tests/fixtures/vaults/schema-11/data/vault.db"
desktop ben
window ben
hands ben field "Passphrase"
hands ben type "$passphrase"
hands ben press "Open"
hands ben read "Good "
picture ben 4-migrated
ls -A "$ben/backups" | grep -q . || fail "no copy was made before the upgrade of the vault"
note "a copy from before it: $(ls -A "$ben/backups" | tr '\n' ' ')"
hands ben keys ctrl+q
hands ben gone

step "ana opens hers again with the new version, and closes it"
window ana
hands ana field "Passphrase"
hands ana type "$passphrase"
hands ana press "Open"
hands ana read "Good "
hands ana keys ctrl+q
hands ana gone

step "remove: both vaults stay, and the reminder programs end by themselves"
sum() { (cd "$root/home" && find . -path '*/evenkeel/vault.db' -o -path '*/evenkeel/keys.json' | sort | xargs sha256sum); }
kept=$(sum)
in_root apt-get remove -y -qq evenkeel > "$work/remove.log" 2>&1
must test ! -e "$root/usr/bin/evenkeel"
must test "$(sum)" = "$kept"
nobody() { [ -z "$(agent_of ana)$(agent_of ben)" ]; }
until_true 300 "the reminder programs to end" nobody
note "nothing of it runs any more; $(echo "$kept" | wc -l) files are as they were"

step "purge: it says where people's own files lie, and leaves them"
in_root apt-get purge -y -qq evenkeel 2>&1 | tee "$work/purge.log" | sed -n 's/^/      /p' | grep 'evenkeel:' || fail "purge says nothing"
must grep -q '.local/share/evenkeel' "$work/purge.log"
must test "$(sum)" = "$kept"
left=$(find "$root/usr" "$root/etc" "$root/var/lib/dpkg/info" -iname '*evenkeel*' || :)
must test -z "$left"

printf '\n  All %d steps went through. Pictures are in %s\n' "$number" "$work/pictures"
