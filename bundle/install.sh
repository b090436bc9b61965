#!/bin/sh
# Installs Conferapp from this folder, for you alone and without a network.
# It puts the app into one folder, and a command `conferapp` where your programs are.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
app=${CONFERAPP_APP:-$HOME/.local/share/conferapp-app}
programs=$HOME/.local/bin

for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
        2>/dev/null; then
        break
    fi
    python=
done
if [ -z "$python" ]; then
    echo "Conferapp needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module, and found none." >&2
    echo "On Debian or Ubuntu: apt install python3 python3-venv. On macOS: the installer from" >&2
    echo "python.org. Then run this again." >&2
    exit 1
fi

echo "Installing Conferapp with $("$python" --version) into $app"
echo "That takes up to a minute, in which nothing is shown. Please wait ..."
"$python" -m venv --clear "$app"
"$app/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
    --no-index --find-links "$here/wheels" --require-hashes --requirement "$here/requirements.txt"
mkdir -p "$programs"
ln -sf "$app/bin/conferapp" "$programs/conferapp"
# Of what it says, only where the icon is: the rest is said below.
icon=$("$app/bin/conferapp" shortcut | sed -n 's/ To take it away.*//p') || icon=

# What isn’t found by its name is named with its place, so that each line can be typed as it stands.
case ":$PATH:" in
*":$programs:"*) name=conferapp ;;
*) name="\"$programs/conferapp\"" ;;
esac
echo
echo "Conferapp is installed.${icon:+ $icon}"
echo "You can also type this line here, and press Enter:"
echo
echo "    $name"
echo
echo "You can close this window now, and delete the folder that you unpacked."
echo "Should you ever want to remove Conferapp, these lines do it; your students and records stay:"
echo
echo "    $name shortcut --remove"
echo "    rm -r \"$app\" \"$programs/conferapp\""
