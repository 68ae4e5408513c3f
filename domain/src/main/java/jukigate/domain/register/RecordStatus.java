package jukigate.domain.register;

/** レコード状況フラグ (item 35). Meaning and values are this project's reading. */
public enum RecordStatus {
  /** 現存: the person is a resident. */
  OPEN,
  /** 消除: closed by 転出, 死亡 or 職権消除. */
  CLOSED
}
