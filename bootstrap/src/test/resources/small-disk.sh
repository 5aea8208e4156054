# A small file system that only whoever enters this namespace sees; gone with whoever holds the other end of the input.
# usage: small-disk.sh FOLDER MEBIBYTES   (in a user and mount namespace of its own)
mount -t tmpfs -o "size=${2}m,mode=700" tmpfs "$1" && echo "mounted" && cat > /dev/null
