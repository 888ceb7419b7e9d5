#!/usr/bin/env bash
# Session hosts of Debian 13, for tests on older and newer systems alike: a root folder in the user's cache, made once by
# debootstrap and only read afterwards. Each host that is started from it writes to memory of its own, in namespaces of
# its own, and leaves nothing behind. Needs root.
#
#   debian13.sh build               makes the root (some minutes, 2 GB), unless it is there
#   debian13.sh run FOLDER COMMAND… runs a command in it; FOLDER keeps its path, FOLDER/over/* lies over the root's files
#   debian13.sh boot FOLDER         boots it with its systemd, in the same way; SIGTERM powers it off
#
# The network is the machine's, so that tests reach the hosts; whoever starts a server in here binds it to loopback.
set -euo pipefail

base=${XDG_CACHE_HOME:-$HOME/.cache}/oriel/debian13
root=$base/root
version=1 # of what build makes: another number makes it anew
packages=(
    # xrdp with its Xvnc backend
    xrdp tigervnc-standalone-server tigervnc-common openbox x11-xserver-utils xauth
    # GNOME without a screen
    systemd-sysv dbus dbus-user-session libpam-systemd polkitd gnome-remote-desktop gnome-shell mutter gnome-session
    gnome-settings-daemon pipewire wireplumber gnome-keyring rtkit libgl1-mesa-dri libegl-mesa0 adwaita-icon-theme
    fonts-dejavu-core openssl ca-certificates
)
# Units that are of no use in a namespace, or would reach for the machine's own things.
masked=(
    systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service
    systemd-networkd.service systemd-timesyncd.service systemd-sysctl.service systemd-binfmt.service
    systemd-modules-load.service systemd-random-seed.service systemd-firstboot.service systemd-pstore.service
    systemd-hwdb-update.service systemd-oomd.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer
    fstrim.timer getty@tty1.service console-getty.service udisks2.service xrdp.service xrdp-sesman.service
    sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount
    proc-sys-fs-binfmt_misc.automount dev-hugepages.mount dev-mqueue.mount
)

# Where this system gets its Debian packages from; a system that is not Debian asks Debian itself.
mirror() {
    local found
    found=$(sed -nE 's/^(deb|URIs:) .*(https?:\/\/[^ ]+\/debian)\/?( .*)?$/\2/p; s/^URIs: *(https?:\/\/[^ ]+\/debian)\/?$/\1/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true)
    found=${found%%$'\n'*}
    echo "${found:-http://deb.debian.org/debian}"
}

build() {
    if [ "$(cat "$base/built" 2>/dev/null)" = "$version" ]; then return; fi
    mkdir -p "$base"
    exec 9>"$base/lock"
    flock 9
    if [ "$(cat "$base/built" 2>/dev/null)" = "$version" ]; then return; fi
    echo "making a root of Debian 13 in $root (some minutes, 2 GB); its log is $base/build.log" >&2
    rm -rf "$root"
    make_root >"$base/build.log" 2>&1 || {
        tail -n 20 "$base/build.log" >&2
        return 1
    }
    echo "$version" >"$base/built"
}

make_root() {
    debootstrap --variant=minbase trixie "$root" "$(mirror)"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    if [ -d /etc/apt/apt.conf.d ]; then cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"; fi
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # packages start no services
    chmod +x "$root/usr/sbin/policy-rc.d"
    unshare --mount --propagation private bash -euc '
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        chroot "$0" apt-get update
        chroot "$0" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
        chroot "$0" apt-get clean' "$root" "${packages[@]}"
    local unit
    for unit in "${masked[@]}"; do ln -sf /dev/null "$root/etc/systemd/system/$unit"; done
    ln -sf /usr/lib/systemd/system/multi-user.target "$root/etc/systemd/system/default.target"
    : >"$root/etc/machine-id"
    make_gnome
}

# A user whose GNOME starts when the machine does. /etc/oriel-gnome, which comes with each start, says PORT, NAME,
# PASSWORD; /etc/oriel-gnome.png is the background.
make_gnome() {
    local slice units=$root/etc/systemd/user
    chroot "$root" useradd --create-home --shell /bin/bash resident
    mkdir -p "$root/var/lib/systemd/linger" "$units/default.target.wants" "$units/gnome-remote-desktop-headless.service.d"
    touch "$root/var/lib/systemd/linger/resident"
    # gnome-remote-desktop knows no address to listen on but all of them
    for slice in user system; do
        mkdir -p "$root/etc/systemd/system/$slice.slice.d"
        printf '[Slice]\nIPAddressDeny=any\nIPAddressAllow=localhost\n' >"$root/etc/systemd/system/$slice.slice.d/loopback.conf"
    done
    cat >"$root/usr/local/bin/oriel-gnome-settings" <<'TEXT'
#!/bin/bash -eu
. /etc/oriel-gnome
keys=$HOME/.local/share/gnome-remote-desktop
mkdir -p "$keys"
openssl req -newkey rsa:2048 -nodes -x509 -days 2 -subj /CN=gnome -keyout "$keys/tls.key" -out "$keys/tls.crt"
rdp() { grdctl --headless rdp "$@"; }
rdp set-tls-key "$keys/tls.key"
rdp set-tls-cert "$keys/tls.crt"
rdp set-credentials "$NAME" "$PASSWORD"
rdp set-port "$PORT"
rdp disable-view-only
rdp enable
gsettings set org.gnome.shell welcome-dialog-last-shown-version 99
gsettings set org.gnome.desktop.session idle-delay 0
gsettings set org.gnome.desktop.interface enable-animations false
gsettings set org.gnome.desktop.notifications show-banners false
gsettings set org.gnome.desktop.background picture-options centered
gsettings set org.gnome.desktop.background picture-uri file:///etc/oriel-gnome.png
TEXT
    chmod +x "$root/usr/local/bin/oriel-gnome-settings"
    cat >"$units/oriel-gnome-shell.service" <<'TEXT'
[Unit]
ConditionUser=resident
[Service]
Environment=XDG_CURRENT_DESKTOP=GNOME XDG_SESSION_TYPE=wayland
ExecStartPre=/usr/local/bin/oriel-gnome-settings
ExecStart=/usr/bin/gnome-shell --headless --wayland
TEXT
    cat >"$units/gnome-remote-desktop-headless.service.d/oriel.conf" <<'TEXT'
[Unit]
ConditionUser=resident
After=oriel-gnome-shell.service
[Service]
ExecStartPre=/usr/bin/gdbus wait --session --timeout 60 org.gnome.Mutter.RemoteDesktop
ExecStartPre=/usr/bin/gdbus wait --session --timeout 60 org.gnome.Mutter.ScreenCast
TEXT
    ln -sf ../oriel-gnome-shell.service /usr/lib/systemd/user/gnome-remote-desktop-headless.service "$units/default.target.wants/"
}

# Puts the root, with memory over it, at $folder/root; called in a mount namespace of its own.
mount_root() {
    local folder=$1 file
    mkdir -p "$folder/memory" "$folder/root"
    mount -t tmpfs -o mode=755 tmpfs "$folder/memory"
    mkdir "$folder/memory/upper" "$folder/memory/work"
    mount -t overlay overlay -o "lowerdir=$root,upperdir=$folder/memory/upper,workdir=$folder/memory/work" "$folder/root"
    mount -t proc -o nosuid,noexec,nodev proc "$folder/root/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$folder/root/tmp"
    if [ -d "$folder/over" ]; then cp -a "$folder/over/." "$folder/root/"; fi
}

run() {
    local folder=$1
    shift
    mount_root "$folder"
    mount --rbind /dev "$folder/root/dev"
    mkdir -p /tmp/.X11-unix
    chmod 1777 /tmp/.X11-unix
    mount --bind /tmp "$folder/root/tmp" # X servers know by their lock files which displays are taken
    mkdir -p "$folder/root$folder"
    mount --bind "$folder" "$folder/root$folder"
    exec chroot "$folder/root" "$@"
}

# What systemd finds as its machine: its own devices, control groups and process numbers.
boot() {
    local folder=$1 tree device
    mount_root "$folder"
    tree=$folder/root
    mount --bind "$tree/proc/sys" "$tree/proc/sys"
    mount -o remount,bind,ro "$tree/proc/sys"
    mount -t sysfs -o ro sysfs "$tree/sys"
    mount -t tmpfs -o mode=755,nosuid tmpfs "$tree/sys/fs"
    mkdir "$tree/sys/fs/cgroup"
    mount -t cgroup2 -o nosuid,noexec,nodev cgroup2 "$tree/sys/fs/cgroup"
    mount -t tmpfs -o mode=755,nosuid tmpfs "$tree/dev"
    mkdir "$tree/dev/pts" "$tree/dev/shm"
    for device in null zero full random urandom tty fuse; do
        if [ ! -e "/dev/$device" ]; then continue; fi # fuse: the clipboard's files
        touch "$tree/dev/$device"
        mount --bind "/dev/$device" "$tree/dev/$device"
    done
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$tree/dev/pts"
    ln -s pts/ptmx "$tree/dev/ptmx"
    ln -s /proc/self/fd "$tree/dev/fd"
    mount -t tmpfs -o mode=1777 tmpfs "$tree/dev/shm"
    mount -t tmpfs -o mode=755 tmpfs "$tree/run"
    touch "$tree/dev/console" "$folder/console.log"
    mount --bind "$folder/console.log" "$tree/dev/console"
    hostname oriel-gnome
    cd "$tree"
    mkdir -p oldroot
    pivot_root . oldroot
    umount -l /oldroot
    exec setpriv --bounding-set -sys_time,-sys_module,-sys_rawio,-sys_boot env -i container=unshare \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 /sbin/init --log-target=console --show-status=no
}

# boot FOLDER: in a control group of its own, which goes with it.
boot_machine() {
    local folder=$1 hierarchy init
    hierarchy=/sys/fs/cgroup/unified
    if [ ! -d "$hierarchy" ]; then hierarchy=/sys/fs/cgroup; fi
    group=$hierarchy/$(basename "$folder") # the trap needs it when this function is left
    mkdir "$group"
    trap 'find "$group" -depth -type d -exec rmdir {} \;' EXIT
    (
        echo 0 >"$group/cgroup.procs"
        exec unshare --mount --pid --fork --kill-child --uts --ipc --cgroup --propagation private "$0" _boot "$folder"
    ) &
    init=$!
    trap 'power_off $init' TERM INT
    # interrupted by the signal, it is to wait again
    while kill -0 "$init" 2>/dev/null; do wait "$init" || true; done
}

# Its child is the machine's init: SIGRTMIN+4 asks systemd to power off.
power_off() {
    local machine
    machine=$(cat "/proc/$1/task/$1/children")
    kill -s RTMIN+4 "${machine%% *}" 2>/dev/null || true
}

command=$1
shift
case $command in
    build) build ;;
    run) exec unshare --mount --propagation private "$0" _run "$@" ;;
    boot) boot_machine "$@" ;;
    _run) run "$@" ;;
    _boot) boot "$@" ;;
    *)
        sed -n '2,11s/^# \{0,1\}//p' "$0"
        exit 2
        ;;
esac
