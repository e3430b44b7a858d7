namespace CompiledNet.Report;

/// <summary>How far a fit is, as the page names it.</summary>
internal enum RunState
{
    Running,
    Finished,
    Cancelled,
}
