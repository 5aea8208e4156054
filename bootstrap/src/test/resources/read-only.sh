# Runs a command in the layers of an image, laid over this machine's files, as a container would: read-only, without root.
# usage: read-only.sh LAYERS DATA UID COMMAND...   (in a mount namespace of its own)
set -eu
layers=$1 data=$2 uid=$3
shift 3
mkdir -p "$data"
chmod 700 "$data"
chown "$uid:$uid" "$data"
ground=$(mktemp -d)
cannot() {
    echo "no file systems here"
    exit 1
}
mount --make-rprivate / || cannot
mount -t tmpfs tmpfs "$ground" || cannot
mkdir "$ground/layers" "$ground/root" "$ground/data"
mount --bind "$data" "$ground/data"
cp -a "$layers/." "$ground/layers"
chown -R 0:0 "$ground/layers"
mkdir -p "$ground/layers/srv/abri"
mount -t overlay overlay -o "lowerdir=$ground/layers:/" "$ground/root" || cannot
mount --bind "$ground/data" "$ground/root/srv/abri"
mount -t tmpfs tmpfs "$ground/root/tmp"
mount --rbind /dev "$ground/root/dev"
mount -t proc proc "$ground/root/proc"
exec chroot "$ground/root" setpriv --reuid "$uid" --regid "$uid" --clear-groups --no-new-privs --bounding-set=-all sh -c '
    echo "user $(id -u)"
    for place in /app /srv /etc; do
        touch "$place/try" 2>/dev/null || echo "cannot be written: $place"
    done
    cd /tmp
    exec "$@"' sh "$@"
