"""pymerkle over the same number of entries: appended to a tree in memory, then proved from it.

    merkle.py ENTRIES BYTES

Prints one line of JSON; seconds are CPU. pymerkle keeps nothing on disk and signs nothing.
"""

import json
import sys
import time

from pymerkle import InmemoryTree

count, size = int(sys.argv[1]), int(sys.argv[2])
tree = InmemoryTree(algorithm="sha256")
began = time.process_time()
for number in range(count):
    tree.append_entry(b"%0*d" % (size, number))
appended = time.process_time() - began
began = time.process_time()
for number in range(1000):
    tree.prove_inclusion(number * 2_654_435_761 % count + 1, count)
proved = time.process_time() - began
print(json.dumps({"entries": count, "appends_per_cpu_s": int(count / appended), "proof_microseconds_cpu": int(proved * 1000)}))
