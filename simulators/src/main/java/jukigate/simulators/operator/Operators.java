package jukigate.simulators.operator;

import java.util.concurrent.atomic.AtomicReference;

/** The {@link OperatorTable} in force at the nodes of a process. */
public final class Operators {
  private final AtomicReference<OperatorTable> table;

  public Operators(OperatorTable table) {
    this.table = new AtomicReference<>(table);
  }

  public OperatorTable table() {
    return table.get();
  }

  /** From the next act on this one. */
  public void use(OperatorTable other) {
    table.set(other);
  }
}
