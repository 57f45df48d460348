# Runs the emulator until whoever started it is gone, however that ended: then this end of the pipe at stdin closes.
import os
import runpy
import signal
import sys
import threading


def end_with_its_starter():
    sys.stdin.buffer.read()
    # The functions are children in the same group.
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_its_starter, daemon=True).start()
runpy.run_module("ministack", run_name="__main__", alter_sys=True)
