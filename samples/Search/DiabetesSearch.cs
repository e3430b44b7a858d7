using CompiledNet;
using CompiledNet.Tuning;

/// <summary>Sizes, optimizer, learning rate and batch size of the network: what may be set, and what a trial gives.</summary>
public sealed class DiabetesSearch
{
    private readonly Dataset _train, _validation;
    private readonly int _epochs;
    private readonly VariantHyperparameters<float> _sizes;
    private readonly ChoiceHyperparameter<string> _optimizer;
    private readonly FloatHyperparameter _rate, _momentum;
    private readonly IntHyperparameter _batch;

    public DiabetesSearch(Dataset train, Dataset validation, int epochs)
    {
        (_train, _validation, _epochs) = (train, validation, epochs);
        _sizes = Space.Variants(DiabetesNetwork.Variants);
        _optimizer = Space.Choice("optimizer", ["adam", "sgd"]);
        _rate = Space.Float("learning_rate", 1e-4, 0.3, Spacing.Logarithmic);
        _momentum = Space.Float("momentum", 0, 0.99, when: _optimizer.Is("sgd"));
        _batch = Space.Int("batch_size", 8, 128, spacing: Spacing.Logarithmic);
    }

    public SearchSpace Space { get; } = new();

    /// <summary>The loss on the validation data after the last epoch; poor fits end before.</summary>
    public double Loss(RunningTrial trial)
    {
        var model = _sizes.Create(trial, seed: 1);
        var history = model.Fit(_train, new FitOptions
        {
            Optimizer = trial.Get(_optimizer) == "adam"
                ? new Adam((float)trial.Get(_rate))
                : new SGD((float)trial.Get(_rate)) { Momentum = (float)trial.Get(_momentum) },
            BatchSize = trial.Get(_batch),
            Epochs = _epochs,
            Seed = 1,
            Validation = _validation,
            Callbacks = [trial.EarlyEnding()],
            CancellationToken = trial.CancellationToken,
            Verbose = 0,
        });
        return history.Last("val_loss");
    }
}
