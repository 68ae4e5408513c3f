#!/bin/sh
# Checks this evidence pack with openssl and xmlsec1 alone. Exit code 0 only when everything holds.
# この証拠一式を openssl と xmlsec1 だけで検証します。すべて正しいときだけ終了コード0です。
set -u
cd "$(dirname "$0")" || exit 2
for tool in openssl xmlsec1; do
  command -v "$tool" >/dev/null || { echo "missing: $tool"; exit 2; }
done
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

said() { # verdict, what
  echo "$1  $2"
  [ "$1" = "good" ] || bad=1
}

judge() { # what, command …
  what=$1
  shift
  if "$@" >"$work/out" 2>&1; then said good "$what"; else said "BAD " "$what"; sed 's/^/        /' "$work/out" | head -3; fi
}

sha256() { openssl dgst -sha256 -r | cut -c1-64; }

bytes() { # hexadecimal digits → bytes
  hex=$1
  while [ -n "$hex" ]; do
    rest=${hex#??}
    printf "\\$(printf %03o "0x${hex%"$rest"}")"
    hex=$rest
  done
}

node() { { printf '\001'; bytes "$1"; bytes "$2"; } | sha256; }

field() { tr ' ' '\n' <"$1" | sed -n "s/^$2=//p"; }

line() { sed -n "s/^$1: //p" checkpoint.txt; }

# RFC 9162 section 2.1.3.2: from the leaf along its path to the root.
climb() { # leaf file, index, path file
  hash=$({ printf '\000'; cat "$1"; } | sha256)
  n=$2
  last=$(($(line size) - 1))
  while read -r beside; do
    [ "$last" -eq 0 ] && return 1
    if [ $((n % 2)) -eq 1 ] || [ "$n" -eq "$last" ]; then
      hash=$(node "$beside" "$hash")
      while [ $((n % 2)) -eq 0 ] && [ "$n" -ne 0 ]; do n=$((n / 2)) last=$((last / 2)); done
    else
      hash=$(node "$hash" "$beside")
    fi
    n=$((n / 2)) last=$((last / 2))
  done <"$3"
  [ "$last" -eq 0 ] && [ "$hash" = "$(line root)" ]
}

same() { [ "$1" = "$2" ]; }

is_of() { # certificate, node
  openssl x509 -in "$1" -noout -ext subjectAltName | grep -q "^ *URI:urn:jukigate:node:$2\(, .*\)\{0,1\}$"
}

chain() { # certificate
  openssl verify -attime "$(cat trust/packed-at.txt)" -CAfile trust/anchors.pem -untrusted trust/issuers.pem "$1"
}

unrevoked() { # certificate
  openssl verify -crl_check -CRLfile trust/crls.pem -attime "$(cat trust/packed-at.txt)" \
    -CAfile trust/anchors.pem -untrusted trust/issuers.pem "$1"
}

token() { # message → certificate of its signer
  {
    echo "-----BEGIN CERTIFICATE-----"
    tr -d '\r\n' <"$1" | sed -n 's/.*BinarySecurityToken [^>]*>\([^<]*\)<.*/\1/p' | fold -w 64
    echo
    echo "-----END CERTIFICATE-----"
  } | sed '/^$/d'
}

signature() { # message, certificate
  addressing=http://www.w3.org/2005/08/addressing
  security=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd
  utility=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd
  message=$1 certificate=$2
  set --
  for element in "$addressing:To" "$addressing:From" "$addressing:Action" "$addressing:MessageID" \
    "$addressing:RelatesTo" "$addressing:ReplyTo" urn:jukigate:dispatch:v1:Dispatch "$utility:Timestamp" \
    "$security:BinarySecurityToken" http://schemas.xmlsoap.org/soap/envelope/:Body \
    http://www.w3.org/2001/04/xmlenc#:EncryptedKey; do
    set -- "$@" --id-attr:Id "$element"
  done
  xmlsec1 --verify --pubkey-cert-pem "$certificate" "$@" "$message"
}

covers_body() { # message: one Body, and a reference to its id
  id=$(tr -d '\r\n' <"$1" | sed -n 's/.*:Body [^>]*Id="\([^"]*\)".*/\1/p')
  [ -n "$id" ] && [ "$(grep -o "Id=\"$id\"" "$1" | wc -l)" -eq 1 ] && grep -q "URI=\"#$id\"" "$1"
}

signed_by() { # message, nodes that may have signed it
  message=$1 nodes=$2
  token "$message" >"$work/signer.pem"
  judge "$message: signature (xmlsec1)" signature "$message" "$work/signer.pem"
  judge "$message: the body is signed" covers_body "$message"
  judge "$message: certificate of the signer comes from the CA" chain "$work/signer.pem"
  judge "$message: certificate was not revoked when this was packed" unrevoked "$work/signer.pem"
  for node in $nodes; do
    if is_of "$work/signer.pem" "$node"; then said good "$message: signed by $node"; return; fi
  done
  said "BAD " "$message: signed by none of: $nodes"
}

# The record of the gateway: leaves in a signed tree.
refused='' sender='' receiver='' record=''
for leaf in leaves/*.leaf; do
  name=${leaf%.leaf}
  judge "$leaf: is in the signed tree" climb "$leaf" "$(cat "$name.index")" "$name.path"
  digest=$(field "$leaf" request)
  if [ -n "$digest" ]; then judge "request.xml: is the one on record" same "$(sha256 <request.xml)" "$digest"; fi
  digest=$(field "$leaf" response)
  if [ -n "$digest" ]; then judge "response.xml: is the one on record" same "$(sha256 <response.xml)" "$digest"; fi
  [ -n "$record" ] || record=$(field "$leaf" record)
  judge "$leaf: is of record $record" same "$(field "$leaf" record)" "$record"
  [ -z "$(field "$leaf" from)" ] || sender=$(field "$leaf" from)
  [ -z "$(field "$leaf" to)" ] || receiver=$(field "$leaf" to)
  case $(cat "$leaf") in REFUSED*) refused=$(field "$leaf" refusal) ;; esac
done
openssl base64 -d -A -in checkpoint.sig -out "$work/signature"
openssl x509 -in checkpoint.pem -noout -pubkey >"$work/key.pem"
judge "checkpoint.txt: signature of the gateway" openssl dgst -sha256 -verify "$work/key.pem" -signature "$work/signature" checkpoint.txt
judge "checkpoint.pem: comes from the CA" chain checkpoint.pem
judge "checkpoint.pem: is the gateway's" is_of checkpoint.pem gateway

if [ -f checkpoint.tst ]; then
  judge "checkpoint.tst: time stamp over checkpoint.txt (RFC 3161)" openssl ts -verify -data checkpoint.txt \
    -in checkpoint.tst -token_in -attime "$(cat trust/packed-at.txt)" -CAfile trust/anchors.pem -untrusted trust/issuers.pem
  openssl ts -reply -in checkpoint.tst -token_in -token_out -text 2>/dev/null | sed -n 's/^Time stamp: /note  the head existed at /p'
fi

# The messages themselves.
if [ -n "$refused" ]; then
  echo "note  request.xml: was refused with $refused; its own signature is not judged here"
elif [ -f request.xml ]; then
  signed_by request.xml "$sender"
fi
if [ -f response.xml ] && grep -q BinarySecurityToken response.xml; then
  signed_by response.xml "$receiver gateway"
fi
[ "$bad" -eq 0 ] && echo "GOOD" || echo "BAD"
exit "$bad"
