#!/bin/sh
# A short tour of the sample corpus: run by `make demo` from the root of the repository.
set -eu

# Print the command as one would type it, then run it.
try() {
    line='$'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./:=-]*) line="$line '$word'" ;;
            *) line="$line $word" ;;
        esac
    done
    printf '%s\n' "$line"
    "$@"
}

note() { printf '\n# %s\n' "$1"; }

export SEARCHNEWS_INDEX="${SEARCHNEWS_INDEX:-index}"

note 'An index of the sample articles (run it again: unchanged ones are skipped).'
try searchnews index corpus --index "$SEARCHNEWS_INDEX"

note 'Words anywhere in an article.'
try searchnews search 'harbour tunnel' -n 1

note 'Who said what: the speaker and the words must meet in the same quotation.'
try searchnews search 'speaker:ardley quote:"the hole is still there"' -n 2

note 'Two people are named Solano; this is the football manager.'
try searchnews search 'speaker:"Dag Solano" quote:tunnels' -n 1

note 'A phrase in what somebody said, in one year.'
try searchnews search 'quote:"interest rates"' --since 2020-01-01 --until 2020-12-31 -n 1

note 'What one person said, newest first.'
try searchnews quotes --by 'Ingrid Vasell' --sort date -n 2

note 'Who speaks about something, and when it was news.'
try searchnews speakers 'tunnel' -n 5
try searchnews timeline 'tunnel' --every year

note 'Every place that matches, in its context, by the words that follow it.'
try searchnews kwic 'tunnel' --sort right --words 6 -n 8

note 'Results as a table for a spreadsheet.'
try searchnews export 'speaker:korvin quote:river' -o - --format csv

note 'No index needed: the quotations of one saved page.'
try searchnews extract corpus/gazette/sorrel-dam-vote.txt --format text

note 'What the index holds.'
try searchnews stats
