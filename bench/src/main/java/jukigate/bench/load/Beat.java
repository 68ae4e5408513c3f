package jukigate.bench.load;

import java.util.concurrent.locks.LockSupport;

/** The time by which load goes. */
interface Beat {
  Beat SYSTEM =
      new Beat() {
        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public void until(long nanos) {
          for (long left = nanos - now(); left > 0; left = nanos - now()) {
            LockSupport.parkNanos(left);
          }
        }
      };

  /** In nanoseconds, from anywhere. */
  long now();

  /** Returns when that moment has come; at once when it is over. */
  void until(long nanos);
}
