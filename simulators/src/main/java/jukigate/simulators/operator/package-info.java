/** 操作者: who may do what at the counter of a node, as a table that a user can replace. */
package jukigate.simulators.operator;
