#!/usr/bin/env node
import '../dist/cli/gangmu.js'
