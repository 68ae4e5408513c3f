package jukigate.app.weak;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Is put around the weakened methods: asks the switchboard, and runs the method if it says nothing.
 */
final class Advised {
  private Advised() {}

  /** An array with the answer that the method gives instead; none: it runs. */
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static Object[] enter(
      @Advice.Origin("#t\\##m") String method,
      @Advice.This(optional = true) Object self,
      @Advice.AllArguments Object[] arguments) {
    return Switchboard.instead(method, self, arguments);
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter Object[] instead,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
    if (instead != null) {
      returned = instead[0];
    }
  }
}
