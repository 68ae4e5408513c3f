/** 再生: scenarios and recordings played again, once or many times, and what differed. */
package jukigate.app.replay;
