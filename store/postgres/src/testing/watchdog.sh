# Stops and removes a shared test server that nobody uses any more.
#   $1 the server's folder   $2 pg_ctl   $3 seconds between two looks
# `lease` is locked by every process that uses the server, `watchdog` by this one; `used` is touched by each new user.
exec 8<"$1/watchdog" 9<"$1/lease" || exit 1
flock --nonblock 8 || exit 0
seen=
while sleep "$3"; do
    used=$(stat --format=%Y "$1/used")
    # Nobody has come since the last look, and nobody is there. Whoever comes now waits for the lock, finds nothing running
    # and starts anew.
    if [ "$used" = "$seen" ] && flock --nonblock 9; then
        "$2" stop --pgdata "$1/data" --mode=immediate --wait
        rm -rf "$1/data" "$1/log" "$1/port" "$1/password"
        exit 0
    fi
    seen=$used
done
