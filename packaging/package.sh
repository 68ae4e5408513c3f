# ./jukigate package: one runnable jar, and an image with a Java run time of its own.
# Read by the launcher; the functions it does not define are the launcher's.

package_help() {
  say "Usage: ./jukigate package [--to <folder>] [--lang ja|en]
Makes in <folder> (default: target/package)
  jukigate.jar             everything in one jar: java -jar jukigate.jar demo, with a Java 21 or newer
  jukigate-image/          the same with a Java run time of its own: jukigate-image/jukigate demo
  jukigate-image.tar.gz    the image, to be copied to a server with this system and processor
What is there under these names is replaced.
Exit code: 0 made, 2 wrong usage, 3 the environment stands in the way.
Example:
  ./jukigate package --to /tmp/out" \
    "使い方: ./jukigate package [--to <フォルダー>] [--lang ja|en]
<フォルダー> (既定: target/package) に次のものを作ります。
  jukigate.jar             すべてを含む1つのjar: java -jar jukigate.jar demo (Java 21以降が必要)
  jukigate-image/          Java実行環境も含むイメージ: jukigate-image/jukigate demo
  jukigate-image.tar.gz    イメージ。同じOSとプロセッサーのサーバーにコピーできます
同じ名前のものは置き換えます。
終了コード: 0 作成した, 2 使い方の誤り, 3 環境の問題。
例:
  ./jukigate package --to /tmp/out"
}

package() {
  local to="$root/target/package"
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h) package_help && exit 0 ;;
      --to) [ $# -ge 2 ] && to=$2 && shift 2 || wrong_usage "$1" ;;
      --to=*) to=${1#--to=} && shift ;;
      --lang) [ $# -ge 2 ] && shift 2 || wrong_usage "$1" ;;
      --lang=*) shift ;;
      *) wrong_usage "$1" ;;
    esac
  done
  mkdir -p "$to" || give_up "The folder $to cannot be made." "フォルダー $to を作成できません。"
  to=$(cd "$to" && pwd -P)
  build
  make_jar "$to/jukigate.jar"
  make_image "$to/jukigate-image" "$to/jukigate.jar"
  make_tar "$to"
  (cd "$to" && du -sh jukigate.jar jukigate-image jukigate-image.tar.gz)
}

wrong_usage() {
  say "Not understood: $1. See ./jukigate package --help." "$1 は使えません。./jukigate package --help を参照してください。"
  exit 2
}

# From the build; Maven makes it when the build is newer.
make_jar() {
  local one="$built/jukigate.jar"
  if [ ! -f "$one" ] || [ "$jar" -nt "$one" ]; then
    find_maven
    take_lock
    say "Making one jar ..." "1つのjarにまとめています…"
    run_maven "$logs/package.log" -DskipTests -Dspotless.check.skip -Dcyclonedx.skip pre-integration-test || {
      explain_failure "$logs/package.log"
      exit 3
    }
    free_lock
  fi
  rm -f "$1"
  cp "$one" "$1"
}

# The run time with the modules that are needed, the jar, and an archive of classes, so that the first start is fast.
make_image() {
  local image=$1
  say "Making the image (Java run time, jar, archive of classes) ..." \
    "イメージ (Java実行環境、jar、クラスのアーカイブ) を作成しています…"
  [ ! -e "$image/var" ] || give_up \
    "$image/var holds what the image wrote there, and would be lost. Move it away, or name another folder with --to." \
    "$image/var にはイメージが書き込んだデータがあり、失われてしまいます。移動するか、--to で別のフォルダーを指定してください。"
  rm -rf "$image"
  mkdir -p "$image/lib"
  "$java_home/bin/jlink" --add-modules "$(sed '/^#/d' "$root/packaging/modules.txt" | paste -sd, -)" \
    --include-locales en,ja --no-header-files --no-man-pages --compress zip-6 --output "$image/runtime" ||
    give_up "jlink of $java_home made no run time. JDKs of some distributions have the package with their modules (jmods) apart." \
      "$java_home のjlinkで実行環境を作成できませんでした。ディストリビューションによってはモジュール (jmods) が別パッケージです。"
  cp "$2" "$image/lib"
  cp -RL "$root/scenarios" "$root/docs" "$root"/README*.md "$root/jukigate" "$image"
  # The archive knows the jar by its time, which a copy by tar keeps.
  find "$image" -exec touch -h -d "$(build_time)" {} +
  (
    lay_out "$image"
    find_java
    "$java_home/bin/java" -XX:+UseSerialGC -Xshare:dump >/dev/null # for commands that do not use the archive
    set_jvm
    find_archive && train
    rm -f "$logs/training.log"
  )
  touch -h -d "$(build_time)" "$image" "$image/archive" "$image"/runtime/lib/server "$image"/runtime/lib/server/*.jsa
}

# As in the jars: two builds of the same sources have the same times.
build_time() {
  sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' "$root/pom.xml"
}

make_tar() {
  say "Packing the image ..." "イメージを圧縮しています…"
  tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner -cf - jukigate-image | gzip -n >"$1/jukigate-image.tar.gz"
}
