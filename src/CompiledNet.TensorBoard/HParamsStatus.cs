namespace CompiledNet;

/// <summary>How a trial of a search ended.</summary>
public enum HParamsStatus
{
    /// <summary>Nobody knows.</summary>
    Unknown = 0,

    /// <summary>It came to its end.</summary>
    Success = 1,

    /// <summary>It failed.</summary>
    Failure = 2,

    /// <summary>It is under way.</summary>
    Running = 3,
}
