namespace CompiledNet.Generator.Checks;

/// <summary>What numbers a loss takes for predictions.</summary>
internal enum TakenNumbers
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>A probability for each label by itself, or with FromLogits its logit.</summary>
    Labels,

    /// <summary>Probabilities of classes of which one is right, or with FromLogits their logits.</summary>
    Classes,

    /// <summary>How much of each number belongs to something, from 0 to 1.</summary>
    Memberships,

    /// <summary>Probabilities, together or each by itself.</summary>
    Distribution,

    /// <summary>Logarithms of probabilities.</summary>
    Logarithms,

    /// <summary>Rates above 0.</summary>
    Rates,

    /// <summary>Scores of either sign.</summary>
    Scores,
}
