using System;

namespace CompiledNet.Records;

/// <summary>The time of an event.</summary>
internal static class WallTime
{
    /// <summary>Seconds since 1970 in UTC.</summary>
    public static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
}
