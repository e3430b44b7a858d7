namespace CompiledNet.Federated;

/// <summary>Why an update was refused.</summary>
public enum RefusalReason
{
    /// <summary>No round is open, or the client was not asked to take part in it.</summary>
    NotInvited,

    /// <summary>The server has taken an update of this client for this round already; that one stays.</summary>
    SentTwice,

    /// <summary>It has more bytes than <see cref="FederatedOptions.MaxUpdateBytes"/>.</summary>
    TooManyBytes,

    /// <summary>It is damaged, or no update at all.</summary>
    Unreadable,

    /// <summary>It belongs to another round.</summary>
    OtherRound,

    /// <summary>Its network computes something else: it is of another version.</summary>
    OtherNetwork,

    /// <summary>A parameter is missing, unknown or of another shape.</summary>
    OtherStructure,

    /// <summary>A weight or the loss is NaN or infinite.</summary>
    NotFinite,

    /// <summary>It says that it was trained on no sample, or on fewer.</summary>
    NoSamples,
}
