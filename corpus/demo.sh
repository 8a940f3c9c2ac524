#!/bin/sh
# A short tour of the sample corpus: run by `make demo` from the root of the repository.
set -eu

index=${SEARCHNEWS_INDEX:-index}
export SEARCHNEWS_INDEX="$index"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Print the command as one would type it, then run it.
try() {
    line='$'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./:=-]*) line="$line '$word'" ;;
            *) line="$line $word" ;;
        esac
    done
    printf '\n%s\n' "$line"
    "$@"
}

note() { printf '\n# %s\n' "$1"; }

try searchnews index corpus --index "$index"

note 'Words anywhere in an article.'
try searchnews search 'harbour tunnel' -n 2

note 'Who said what: speaker and words must meet in the same quotation.'
try searchnews search 'speaker:ardley quote:"the hole is still there"' -n 2

note 'Two people named Solano; this is the football manager.'
try searchnews search 'speaker:"Dag Solano" quote:tunnels' -n 1

note 'A phrase in quotations of one year.'
try searchnews search 'quote:"interest rates"' --since 2020-01-01 --until 2020-12-31 -n 2

note 'The quotations of one person, newest first.'
try searchnews quotes --by 'Ingrid Vasell' --sort date -n 3

note 'Results as a table for a spreadsheet.'
try searchnews export 'speaker:korvin quote:river' -o "$scratch/korvin.csv"
cut -c 1-150 "$scratch/korvin.csv" | head -n 3

note 'No index needed: the quotations of one saved page.'
try searchnews extract corpus/gazette/spillway-opens.txt --format text

note 'What the index holds.'
try searchnews stats
