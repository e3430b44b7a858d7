namespace CompiledNet.Generator;

/// <summary>The steps of the pipeline, by which tests see what an edit runs again.</summary>
internal static class TrackingNames
{
    /// <summary>The project as far as networks may depend on it: runs on every edit, unchanged unless a declaration of whatever kind changes.</summary>
    public const string Project = nameof(Project);

    /// <summary>Attributes copied; unchanged unless the declaration of the network changes.</summary>
    public const string Read = nameof(Read);

    /// <summary>What is compiled.</summary>
    public const string Declaration = nameof(Declaration);

    /// <summary>The compiler's result.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>The files to add.</summary>
    public const string Files = nameof(Files);

    /// <summary>The files that all networks share.</summary>
    public const string SharedFiles = nameof(SharedFiles);

    /// <summary>Rows of tables as read; unchanged unless their columns change.</summary>
    public const string Rows = nameof(Rows);

    /// <summary>The diagnostics with their locations, which have to be the current ones; runs on every edit, for what is wrong alone.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
