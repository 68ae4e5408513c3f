package jukigate.app.scenario;

/** How a message ended, or must end. */
public sealed interface Ending {
  /** The receiver's signed answer came back. */
  record Acknowledged() implements Ending {
    @Override
    public String toString() {
      return "acknowledged";
    }
  }

  /**
   * A signed fault came back.
   *
   * @param refusalId entry of the refusal catalogue, e.g. {@code JG-206}
   */
  record Fault(String refusalId) implements Ending {
    @Override
    public String toString() {
      return refusalId;
    }
  }

  /**
   * The connection was refused before any message.
   *
   * @param alert alert name of RFC 8446 §6.2, e.g. {@code certificate_required}
   */
  record TlsAlert(String alert) implements Ending {
    @Override
    public String toString() {
      return "tls:" + alert;
    }
  }

  /**
   * Neither an answer nor a fault that can be believed.
   *
   * @param why what came instead; no personal data
   */
  record Unbelievable(String why) implements Ending {
    @Override
    public String toString() {
      return "unbelievable: " + why;
    }
  }

  /**
   * The connection broke off or nothing came in time: whether the receiver acted is not known.
   *
   * @param refusalId under which the sender has it
   */
  record Lost(String refusalId) implements Ending {
    @Override
    public String toString() {
      return "lost";
    }
  }

  /** The ending that the text of a scenario file stands for. */
  static Ending parse(String text) {
    if (text.equals("acknowledged")) {
      return new Acknowledged();
    }
    if (text.equals("lost")) {
      return new Lost("");
    }
    return text.startsWith("tls:") ? new TlsAlert(text.substring(4)) : new Fault(text);
  }
}
