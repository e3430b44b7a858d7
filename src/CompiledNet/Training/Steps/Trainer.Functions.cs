namespace CompiledNet;

/// <summary>Steps by a loss that no declaration has.</summary>
public sealed partial class Trainer
{
    private readonly FunctionLosses? _functions;

    /// <summary>What is computed in the place of the declared loss, if anything is.</summary>
    internal LossFunction? LossFunction
    {
        init => _functions = value is null ? null : new FunctionLosses(Network.Description, value);
    }
}
