#!/usr/bin/env bash
echo "missing:not measured by these scripts yet"
