package io.github.swremulator.access;

/** The account that owns what no seed gives to another, and that calls where credentials are not verified. */
public interface OwnAccount {

    /** 32 hexadecimal digits. */
    String accountId();

    String accountName();

    /** Whose project is meant where none is named. */
    String region();

    /** Of the user that calls where credentials are not verified; it is called like the account. */
    default String userId() {
        return User.userId(accountName(), accountName());
    }
}
