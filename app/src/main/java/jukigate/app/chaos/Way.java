package jukigate.app.chaos;

/**
 * How a process is reached, all on loopback.
 *
 * @param listens its own port, the same after every start
 * @param toGateway where it finds the gateway: its end of its line
 * @param toNode where the gateway finds it: the other end
 */
record Way(int listens, int toGateway, int toNode) {
  static Way parse(String text) {
    String[] ports = text.split(":", -1);
    return new Way(
        Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
  }

  @Override
  public String toString() {
    return listens + ":" + toGateway + ":" + toNode;
  }
}
