# [NAME]: for each method whether it has a .env and a Dockerfile, and its name; facts; each .env.
need_gnu
readable methods
if [ $# -gt 0 ]; then set -- "methods/$1/"; else set -- methods/*/; fi
[ -d "$1" ] || set --
for method do
  env=-
  dockerfile=-
  [ -f "$method.env" ] && env=e
  [ -f "${method}Dockerfile" ] && dockerfile=d
  name=${method#methods/}
  printf '%s\000' "$env$dockerfile${name%/}"
done
printf '\000'
paths() {
  for method do
    [ -f "$method.env" ] && printf '%s\000' "$method.env"
  done
  :
}
paths "$@" | facts || exit 1
paths "$@" | contents
